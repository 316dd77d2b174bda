"""What a network really takes on this machine: time of each layer, memory of a training step."""
