import type { ImportPreview, ImportSource } from '../../../shared/import.ts'

/** What the parts of an import's preview show, and how they change the way the file is read. */
export interface ImportPreviewProps {
  readonly preview: ImportPreview
  readonly source: Partial<ImportSource>
  readonly onChange: (source: Partial<ImportSource>) => void
}
