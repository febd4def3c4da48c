"""Reads the sheet of fiches as an analyst would: python read.py WORKBOOK"""
import sys
import warnings

import pandas as pd

warnings.filterwarnings("ignore", module="openpyxl")
data = pd.read_excel(sys.argv[1], sheet_name="Fiches RCP", header=None, dtype=object, engine="openpyxl")
print("rows_read", len(data))
