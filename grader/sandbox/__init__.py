"""Where a submission runs: in a confined worker, or, if it is trusted, in this process."""

from grader.sandbox.inprocess import InProcess
from grader.sandbox.policy import Limits, Opening, Tier
from grader.sandbox.sandbox import Sandbox
from grader.sandbox.tiers import Check, TierReport, choose
from grader.sandbox.worker import Worker

__all__ = ["Check", "InProcess", "Limits", "Opening", "Sandbox", "Tier", "TierReport", "Worker", "choose"]
