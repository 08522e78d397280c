"""The names of the roles of officials. Pure."""

EDITORS = "编辑"
REVIEWERS = "审核"
PUBLISHERS = "公布"
CATALOGUERS = "目录管理"
AUDITORS = "审计"

NAMES = (EDITORS, REVIEWERS, PUBLISHERS, CATALOGUERS, AUDITORS)
