"""Shape: the base of every model that stands in a file; frozen, and no unknown key passes."""

from pydantic import BaseModel, ConfigDict


class Shape(BaseModel):
    """A frozen value with known keys only."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        allow_inf_nan=False,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
        use_attribute_docstrings=True,
        hide_input_in_errors=True,
    )
