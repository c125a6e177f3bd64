"""A bucket of S3, or of whatever speaks its language (Cloudflare R2, MinIO), as a place for a site."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from publishing.sending import Item, WrongTarget, again


def printed(path: Path) -> str:
    """A file's hash as this place gives it, of what was sent in one piece."""
    return hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()


class Bucket:
    """The part of a bucket below a prefix. Keys come from where Amazon's own tools look: environment, `~/.aws`."""

    def __init__(self, name: str, prefix: str = "", endpoint: str = "", region: str = "") -> None:
        import boto3
        from botocore.config import Config

        self.name, self.prefix = name, f"{prefix.strip('/')}/" if prefix.strip("/") else ""
        # Checksums beyond the plain ones are Amazon's own: others refuse them.
        config = Config(
            retries={"mode": "standard", "max_attempts": 3},
            max_pool_connections=16,
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        )
        more = {"endpoint_url": endpoint} if endpoint else {}
        self.client: Any = boto3.Session().client("s3", region_name=region or None, config=config, **more)

    def present(self) -> Mapping[str, str]:
        """Every object, with its hash. Raises `WrongTarget`."""
        from botocore.exceptions import ClientError, NoCredentialsError

        def listed() -> dict[str, str]:
            try:
                pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.name, Prefix=self.prefix)
                objects = [one for page in pages for one in page.get("Contents", ())]
            except NoCredentialsError as error:
                way_out = "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run aws configure"
                raise WrongTarget("there is no key for it", way_out) from error
            except ClientError as error:
                code = error.response.get("Error", {}).get("Code", "")
                if code in ("NoSuchBucket", "AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch"):
                    way_out = "check the bucket's name, the endpoint, and the key in the environment"
                    raise WrongTarget(f"the bucket {self.name} cannot be used ({code})", way_out) from error
                raise
            return {one["Key"].removeprefix(self.prefix): one["ETag"].strip('"') for one in objects}

        found: dict[str, str] = again(listed, self.name)
        return found

    def put(self, item: Item) -> None:
        """Send an object: it is there whole, or as it was before."""
        more = {"ContentEncoding": item.coding} if item.coding else {}
        self.client.put_object(
            Bucket=self.name,
            Key=f"{self.prefix}{item.path}",
            Body=item.data.read_bytes(),
            ContentType=item.type,
            CacheControl=item.cache,
            **more,
        )

    def remove(self, path: str) -> None:
        """Delete an object."""
        self.client.delete_object(Bucket=self.name, Key=f"{self.prefix}{path}")
