/** How the cells of an export are written: for programs always the same, for a spreadsheet as its reader's Excel reads them. */
import type { ExportReader } from '../../../../shared/export.ts'
import type {
  AssetStatus,
  MaintenanceMeter,
  MaintenanceRecurrence,
  MaintenanceStatus,
} from '../../../../shared/maintenance.ts'
import type { KeyOf } from '../../../../shared/messages/catalogue.ts'
import { translate, translateOr, translateWith } from '../../../../shared/messages/index.ts'
import { recurrenceIn } from '../../../../shared/planned-words.ts'
import { dayText } from '../../../../shared/time/calendar-day.ts'
import type { Language } from '../../../../shared/vocabulary.ts'
import type { CsvSeparator } from '../../tables/csv-cells.ts'
import { amountText } from '../../tables/numbers.ts'
import { recurrenceText } from '../import/value-meanings.ts'
import { meterText } from '../meter.ts'
import { recurrenceWords } from './maintenance-line.ts'

/** The import reads back all that these write. */
export interface CsvWords {
  readonly separator: CsvSeparator
  heading(field: ExportedField): string
  /** @param day number of a day */
  day(day: number): string
  amount(value: number): string
  status(status: MaintenanceStatus | AssetStatus): string
  recurrence(recurrence: MaintenanceRecurrence): string
  meter(meter: MaintenanceMeter): string
}

/** The columns of both exports. */
export type ExportedField = KeyOf<'headings'>

const forPrograms: CsvWords = {
  separator: ',',
  heading: (field) => field,
  day: dayText,
  amount: amountText,
  status: (status) => status,
  recurrence: recurrenceWords,
  meter: meterText,
}

/** English of Britain and of the States disagree about `03/04/2026`: there a day is written as all spreadsheets read it. */
function forSpreadsheet(language: Language): CsvWords {
  const amount = (value: number) =>
    language === 'fr' ? amountText(value).replace('.', ',') : amountText(value)
  return {
    separator: language === 'fr' ? ';' : ',',
    heading: (field) => translateWith('headings', language, field),
    day: (day) => (language === 'fr' ? dayText(day).split('-').toReversed().join('/') : dayText(day)),
    amount,
    status: (status) => translateOr(language, `option.${status}`),
    recurrence: (recurrence) =>
      recurrence.rule ??
      recurrenceIn(
        { language, t: (key, ...params) => translate(language, key, ...params) },
        recurrenceText(recurrence),
      ),
    meter: ({ unit, at, every }) => {
      if (every === null) return `${amount(at)} ${unit}`
      const key = unit === 'h' ? 'panel.import.meter.every_hours' : 'panel.import.meter.every'
      return translate(language, key, { at: amount(at), every: amount(every), unit })
    },
  }
}

/** Returns the words of an export for who reads it. */
export const csvWords = (reader: ExportReader, language: Language): CsvWords =>
  reader === 'programs' ? forPrograms : forSpreadsheet(language)
