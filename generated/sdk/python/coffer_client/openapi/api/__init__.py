"""The operations of the contract by tag."""

from ..client import Client
from . import (
    accounts,
    admin,
    api_keys,
    audit,
    files,
    identities,
    links,
    roles,
    service,
    sessions,
    shares,
    upload_requests,
    uploads,
    users,
)


class Api:
    """Every operation, blocking."""

    def __init__(self, client: Client) -> None:
        self.accounts = accounts.Operations(client)
        self.admin = admin.Operations(client)
        self.api_keys = api_keys.Operations(client)
        self.audit = audit.Operations(client)
        self.files = files.Operations(client)
        self.links = links.Operations(client)
        self.shares = shares.Operations(client)
        self.upload_requests = upload_requests.Operations(client)
        self.identities = identities.Operations(client)
        self.roles = roles.Operations(client)
        self.service = service.Operations(client)
        self.sessions = sessions.Operations(client)
        self.uploads = uploads.Operations(client)
        self.users = users.Operations(client)


class AsyncApi:
    """Every operation, to be awaited."""

    def __init__(self, client: Client) -> None:
        self.accounts = accounts.AsyncOperations(client)
        self.admin = admin.AsyncOperations(client)
        self.api_keys = api_keys.AsyncOperations(client)
        self.audit = audit.AsyncOperations(client)
        self.files = files.AsyncOperations(client)
        self.links = links.AsyncOperations(client)
        self.shares = shares.AsyncOperations(client)
        self.upload_requests = upload_requests.AsyncOperations(client)
        self.identities = identities.AsyncOperations(client)
        self.roles = roles.AsyncOperations(client)
        self.service = service.AsyncOperations(client)
        self.sessions = sessions.AsyncOperations(client)
        self.uploads = uploads.AsyncOperations(client)
        self.users = users.AsyncOperations(client)
