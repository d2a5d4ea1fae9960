"""The operations of one tag as methods, which raise instead of returning `None`."""

import datetime
from collections.abc import AsyncIterator, Iterator
from typing import Any, cast

from ....answers import accepted as accepted
from ....answers import value_of
from ...client import Client
from ...models.contract import Contract
from ...models.health import Health
from ...models.version import Version
from ...types import UNSET, Unset
from . import (
    get_contract,
    get_contract_json,
    get_docs,
    get_liveness,
    get_metrics,
    get_problem,
    get_readiness,
    get_version,
)


class Operations:
    """Blocking calls."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def get_liveness(
        self,
    ) -> Health:
        """Tell whether the process lives."""
        return value_of(
            get_liveness.sync_detailed(
                client=self._client,
            )
        )

    def get_readiness(
        self,
    ) -> Health:
        """Tell whether requests can be served."""
        return value_of(
            get_readiness.sync_detailed(
                client=self._client,
            )
        )

    def get_version(
        self,
    ) -> Version:
        """Get the version."""
        return value_of(
            get_version.sync_detailed(
                client=self._client,
            )
        )

    def get_metrics(
        self,
    ) -> str:
        """Read the metrics."""
        return value_of(
            get_metrics.sync_detailed(
                client=self._client,
            )
        )

    def get_contract(
        self,
        *,
        if_none_match: str | Unset = UNSET,
    ) -> str:
        """Get the contract as YAML."""
        return value_of(
            get_contract.sync_detailed(
                client=self._client,
                if_none_match=if_none_match,
            )
        )

    def get_contract_json(
        self,
        *,
        if_none_match: str | Unset = UNSET,
    ) -> Contract:
        """Get the contract as JSON."""
        return value_of(
            get_contract_json.sync_detailed(
                client=self._client,
                if_none_match=if_none_match,
            )
        )

    def get_docs(
        self,
    ) -> str:
        """Read the reference."""
        return value_of(
            get_docs.sync_detailed(
                client=self._client,
            )
        )

    def get_problem(
        self,
        kind: str,
    ) -> str:
        """Read about a problem kind."""
        return value_of(
            get_problem.sync_detailed(
                client=self._client,
                kind=kind,
            )
        )


class AsyncOperations:
    """The same calls to be awaited."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def get_liveness(
        self,
    ) -> Health:
        """Tell whether the process lives."""
        return value_of(
            await get_liveness.asyncio_detailed(
                client=self._client,
            )
        )

    async def get_readiness(
        self,
    ) -> Health:
        """Tell whether requests can be served."""
        return value_of(
            await get_readiness.asyncio_detailed(
                client=self._client,
            )
        )

    async def get_version(
        self,
    ) -> Version:
        """Get the version."""
        return value_of(
            await get_version.asyncio_detailed(
                client=self._client,
            )
        )

    async def get_metrics(
        self,
    ) -> str:
        """Read the metrics."""
        return value_of(
            await get_metrics.asyncio_detailed(
                client=self._client,
            )
        )

    async def get_contract(
        self,
        *,
        if_none_match: str | Unset = UNSET,
    ) -> str:
        """Get the contract as YAML."""
        return value_of(
            await get_contract.asyncio_detailed(
                client=self._client,
                if_none_match=if_none_match,
            )
        )

    async def get_contract_json(
        self,
        *,
        if_none_match: str | Unset = UNSET,
    ) -> Contract:
        """Get the contract as JSON."""
        return value_of(
            await get_contract_json.asyncio_detailed(
                client=self._client,
                if_none_match=if_none_match,
            )
        )

    async def get_docs(
        self,
    ) -> str:
        """Read the reference."""
        return value_of(
            await get_docs.asyncio_detailed(
                client=self._client,
            )
        )

    async def get_problem(
        self,
        kind: str,
    ) -> str:
        """Read about a problem kind."""
        return value_of(
            await get_problem.asyncio_detailed(
                client=self._client,
                kind=kind,
            )
        )
