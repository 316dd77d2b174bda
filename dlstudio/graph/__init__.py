"""What is placed: nodes, wires, graphs, and how they hang together."""
