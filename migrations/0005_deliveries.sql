-- What the next run compares its delivery with, and what a person accepted for this run (C-100).

-- Distinct patients in the extraction that the file is, or is a part of; NULL: not read, or no complete extraction.
ALTER TABLE etl_source_file ADD COLUMN patients INTEGER CHECK (patients >= 0);

-- Tokens of ACCEPT= that this run needed, separated by commas; NULL: none.
ALTER TABLE etl_run ADD COLUMN accepted TEXT;
