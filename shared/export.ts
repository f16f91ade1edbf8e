/** Exporting assets and maintenances as files. */
import * as z from 'zod'

/** Named like the file extensions. */
export const exportFormatSchema = z.enum(['csv', 'ics'])

/** The file formats of an export. */
export type ExportFormat = z.infer<typeof exportFormatSchema>

/** Who reads an export: programs, for whom it is always the same, or the spreadsheet of the caller's language. */
export const exportReaderSchema = z
  .enum(['programs', 'spreadsheet'])
  .default('programs')
  .describe(
    'Of a CSV: spreadsheet writes it as Excel in your language reads it; in French with semicolons, decimal commas, and French headings, days and words',
  )

/** Who reads an export. */
export type ExportReader = z.infer<typeof exportReaderSchema>

/** A file made by an export, with its content as text. */
export const exportedFileSchema = z.object({
  file_name: z.string(),
  media_type: z.string(),
  content: z.string(),
  rows: z.int(),
})

/** A file as the answer of a call, with its content. */
export type ExportedFile = z.infer<typeof exportedFileSchema>
