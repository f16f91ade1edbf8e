/** Exports occupation records: as a file to download, or as a site in a folder of this machine. */
import type { ExportForm } from '../../../../shared/contract/occupations-answers.ts'
import type { OccupationStatus } from '../../../../shared/occupation.ts'
import { localDayText } from '../../../../shared/time/local-time.ts'
import type { Language } from '../../../../shared/vocabulary.ts'
import { markdownOf } from '../../jobs/occupations/markdown.ts'
import type { StoredOccupation } from '../../jobs/occupations/ports.ts'
import { SITE_MARK, siteOf } from '../../jobs/occupations/site/site.ts'
import { COLUMNS, exported, rowOf, workbookRowOf } from '../../jobs/occupations/table.ts'
import type { OccupationsServiceDeps } from './deps.ts'

interface ExportInput {
  readonly language: Language
  readonly status?: OccupationStatus | undefined
}

/** Text, or bytes as base64: one of them is null. */
type ExportBody =
  | { readonly text: string; readonly data_base64: null }
  | { readonly text: null; readonly data_base64: string }

const asText = (text: string): ExportBody => ({ text, data_base64: null })
const asBytes = (data_base64: string): ExportBody => ({ text: null, data_base64 })

/** The media type of each form, and the ending of its file. */
const FORMS: Readonly<Record<ExportForm, { readonly media: string; readonly ending: string }>> = {
  json: { media: 'application/json', ending: 'json' },
  csv: { media: 'text/csv; charset=utf-8', ending: 'csv' },
  md: { media: 'text/markdown; charset=utf-8', ending: 'md' },
  xlsx: {
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ending: 'xlsx',
  },
  site: { media: 'application/zip', ending: 'zip' },
}

/** The exporting part of the service. */
export function createExporting(deps: OccupationsServiceDeps) {
  const { store, library, clock, files } = deps
  const recordsOf = (status: OccupationStatus | undefined) => [...library.all(status ?? null)]
  const titled = (record: StoredOccupation) => ({ ...record, titles: store.titles(record.code) })
  const siteFiles = (records: readonly StoredOccupation[], first: Language) =>
    siteOf(records.map(titled), { first, written: deps.settingsOf().language, zone: clock.zone() })

  async function bodyOf(format: ExportForm, { language, status }: ExportInput): Promise<ExportBody> {
    const records = recordsOf(status)
    switch (format) {
      case 'md':
        return asText(markdownOf(records, language))
      case 'csv':
        return asText(files.toCsv(COLUMNS, records.map(rowOf)))
      case 'xlsx':
        return asBytes(await files.toWorkbook(COLUMNS, records.map(workbookRowOf)))
      case 'site':
        return asBytes(await files.toArchive(siteFiles(records, language)))
      case 'json': {
        const whole = records.map((record) =>
          exported(record, store.titles(record.code), library.variants(record.code)),
        )
        return asText(`${JSON.stringify({ records: whole }, null, 2)}\n`)
      }
    }
  }

  return {
    async export({ format, ...input }: ExportInput & { readonly format: ExportForm }) {
      const { media, ending } = FORMS[format]
      const name = ['occupations', input.status, localDayText(clock.now(), clock.zone())]
      return {
        format,
        file_name: `${name.filter((part) => part !== undefined).join('-')}.${ending}`,
        media_type: media,
        ...(await bodyOf(format, input)),
      }
    },
    /** @throws VigieError invalid_input if the folder has other content, or cannot be written */
    async writeSite({ path, language, status }: ExportInput & { readonly path: string }) {
      const records = recordsOf(status)
      await files.writeFolder(path, siteFiles(records, language), SITE_MARK)
      return { path, records: records.length }
    },
  }
}
