"""The operations of the contract by tag."""

from ..client import Client
from . import accounts, files, service, sessions


class Api:
    """Every operation, blocking."""

    def __init__(self, client: Client) -> None:
        self.accounts = accounts.Operations(client)
        self.files = files.Operations(client)
        self.service = service.Operations(client)
        self.sessions = sessions.Operations(client)


class AsyncApi:
    """Every operation, to be awaited."""

    def __init__(self, client: Client) -> None:
        self.accounts = accounts.AsyncOperations(client)
        self.files = files.AsyncOperations(client)
        self.service = service.AsyncOperations(client)
        self.sessions = sessions.AsyncOperations(client)
