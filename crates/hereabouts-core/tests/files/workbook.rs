//! A spreadsheet goes through the same door as the files it was made from.
