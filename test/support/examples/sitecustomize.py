"""Imported by Python before a backend under test: its clock is ahead by the milliseconds in a file."""

import os
import time

real = time.time


def ahead():
    with open(os.environ["CLOCK_FILE"]) as file:
        return real() + int(file.read()) / 1000


time.time = ahead
