from typing import Literal

ListTagsCount = Literal["exact"]

LIST_TAGS_COUNT_VALUES: set[ListTagsCount] = {
    "exact",
}


def check_list_tags_count(value: str) -> ListTagsCount:
    if value in LIST_TAGS_COUNT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_TAGS_COUNT_VALUES!r}")
