import type { ImportPreview, ImportSource } from '../../../shared/import.ts'

/** How a person wants a file to be read. */
export type ImportReading = Partial<Omit<ImportSource, 'content_base64' | 'file_name'>>

/** What the parts of an import's preview show, and how they change the way the file is read. */
export interface ImportPreviewProps {
  readonly preview: ImportPreview
  readonly source: ImportReading
  readonly onChange: (source: ImportReading) => void
}
