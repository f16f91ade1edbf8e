/** Exchanges that publish one file a day without a checksum, and no pages that reach back to it. */
import type { LiveSource } from '../../../core/jobs/trades/live/live-source.ts'
import type { ArchiveForm, BatchPort, DayRequest } from '../../../core/jobs/trades/ports.ts'
import type { ExchangeAccess, ExchangeConnection } from './exchange.ts'
import { downloadUnsigned, etagOf, type PublishedFile } from './unsigned.ts'

/** How the files of one market are found and read. */
export interface DailyFiles {
  readonly form: ArchiveForm
  /** Where the file of a day is. @param base address of the archives */
  readonly fileOf: (base: string, request: DayRequest) => PublishedFile
  readonly live: (access: ExchangeAccess) => LiveSource
}

/** Connects to the files of past days, each with a numbering of its own; the current day is only received as it happens. */
export function dailyFiles({ form, fileOf, live }: DailyFiles) {
  return (access: ExchangeAccess): ExchangeConnection => {
    const fileFor = (request: DayRequest) => fileOf(access.archives(request.settings), request)
    return {
      pages: nothing,
      live: live(access),
      archives: {
        form,
        numbersDaily: true,
        archive: async (request) => {
          const file = fileFor(request)
          return { name: file.name, ...(await downloadUnsigned(access, request, file, request.path)) }
        },
        isCurrent: async (request, { etag }) =>
          etag === null || (await etagOf(access, request, fileFor(request))) === etag,
        between: async () => ({ trades: [], conclusive: false }),
      },
    }
  }
}

async function* nothing(): AsyncGenerator<BatchPort> {}
