# Reads the sheet of fiches as an analyst would: Rscript read.R WORKBOOK
data <- readxl::read_excel(commandArgs(trailingOnly = TRUE)[1], "Fiches RCP", col_types = "text", col_names = FALSE,
                           .name_repair = "minimal")
cat("rows_read", nrow(data), "\n")
