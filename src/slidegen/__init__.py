"""slidegen turns a Slidev-flavoured Markdown deck into one HTML file that presents itself."""

__version__ = "0.1.0"
