/** Writes the forms of an export of occupation records. */
import { buffer } from 'node:stream/consumers'
import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { stringify } from 'csv-stringify/sync'
import { withoutControls } from '../../../shared/clean-text.ts'
import type { SiteFile } from '../../core/jobs/occupations/site/site.ts'
import type { RecordFiles } from '../../core/services/occupations/deps.ts'
import { writeFolder } from '../files/write-folder.ts'

/** Pages written between two pauses in which others are served. */
const AT_ONCE = 50

/** The writers of CSV, workbooks, archives and folders. Libraries load if they are used. */
export function createRecordFiles(): RecordFiles {
  return {
    // Leading and trailing blanks survive only within quotes. Without a byte order mark Excel does not read UTF-8.
    toCsv: (columns, rows) => {
      const form = { header: true, columns: [...columns], quoted_match: /^\s|\s$/ }
      return `\uFEFF${withoutControls(stringify([...rows], form))}`
    },
    async toWorkbook(columns, rows) {
      const { workbookOf } = await import('./workbook.ts')
      return base64Of(await workbookOf(columns, rows))
    },
    async toArchive(files) {
      const { ZipFile } = await import('yazl')
      const zip = new ZipFile()
      for await (const { path, text } of inTurns(files)) zip.addBuffer(Buffer.from(text), path, SAME_TIME)
      zip.end()
      return base64Of(await buffer(zip.outputStream))
    },
    writeFolder: (path, files, mark) => writeFolder(path, inTurns(files), mark),
  }
}

/** Equal records give equal archives. */
const SAME_TIME = { mtime: new Date(Date.UTC(2000, 0, 1)) }

const base64Of = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

async function* inTurns(files: Iterable<SiteFile>): AsyncGenerator<SiteFile> {
  let written = 0
  for (const file of files) {
    yield file
    written += 1
    if (written % AT_ONCE === 0) await yieldToEventLoop()
  }
}
