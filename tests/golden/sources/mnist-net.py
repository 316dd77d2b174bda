"""MNISTNet: 1,199,882 trainable parameters."""

from torch import Tensor, nn


class MNISTNet(nn.Module):
    """image (N, 1, 28, 28) -> log_probabilities (N, 10)."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(1, 32, kernel_size=3)
        self.relu1 = nn.ReLU()
        self.conv2 = nn.Conv2d(32, 64, kernel_size=3)
        self.relu2 = nn.ReLU()
        self.pool = nn.MaxPool2d(2)
        self.dropout1 = nn.Dropout(0.25)
        self.fc1 = nn.Linear(9216, 128)
        self.relu3 = nn.ReLU()
        self.dropout2 = nn.Dropout()
        self.fc2 = nn.Linear(128, 10)
        self.log_softmax = nn.LogSoftmax(dim=1)

    def forward(self, image: Tensor) -> Tensor:  # (N, 1, 28, 28)
        x = self.conv1(image)  # (N, 32, 26, 26)
        x = self.relu1(x)  # (N, 32, 26, 26)
        x = self.conv2(x)  # (N, 64, 24, 24)
        x = self.relu2(x)  # (N, 64, 24, 24)
        x = self.pool(x)  # (N, 64, 12, 12)
        x = self.dropout1(x)  # (N, 64, 12, 12)
        x = x.flatten(1)  # (N, 9216)
        x = self.fc1(x)  # (N, 128)
        x = self.relu3(x)  # (N, 128)
        x = self.dropout2(x)  # (N, 128)
        x = self.fc2(x)  # (N, 10)
        x = self.log_softmax(x)  # (N, 10)
        return x
