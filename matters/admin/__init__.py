"""Admin for officials."""
