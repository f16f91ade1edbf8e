/** Maintenances: list, due, show, add, edit, complete, reopen, skip, costs, remove, bulk, import, export. */
import { type Command, Option } from 'commander'
import { type ExportFormat, type ExportReader, exportFormatSchema } from '../../../shared/export.ts'
import {
  type Maintenance,
  type MaintenanceRecurrence,
  maintenanceSchema,
} from '../../../shared/maintenance.ts'
import { translate } from '../../../shared/messages/index.ts'
import { recurrenceIn } from '../../../shared/planned-words.ts'
import { answerText } from './answer-text.ts'
import { type Cli, command, group, type Register } from './base.ts'
import { deliver, formatByEnding, readerOption } from './export-file.ts'
import { day } from './formatting.ts'
import { registerImport } from './import-file.ts'
import { operations } from './operation-command.ts'

/** Adds `maintenances`. An import shows what it would do, and stores it with `--accept` only. */
export const register: Register = (program, cli) => {
  const maintenances = group(program, 'maintenances')
  const text = maintenanceDetail(cli)
  const shown = (iso: string) => day(iso, cli.language)
  operations(maintenances, cli, 'maintenances', {
    list: {
      example: '--status open --search vidange',
      columns: [
        'id',
        ['planned', 'planned_on'],
        ['asset', 'asset_name'],
        'title',
        'status',
        ['days', 'days_left'],
      ],
    },
    due: {
      example: '--days 30',
      columns: [
        ['day', (one) => (one.is_late ? cli.paint('red', shown(one.day)) : shown(one.day))],
        ['days', 'days_left'],
        ['asset', ({ maintenance }) => maintenance.asset_name],
        ['title', ({ maintenance }) => maintenance.title],
        ['id', ({ projected, maintenance }) => (projected ? cli.say('later') : String(maintenance.id))],
      ],
    },
    get: { usage: 'show <id>', example: '7', text },
    add: {
      usage: 'add <asset-id> <title> <day>',
      example: '3 Vidange 2026-12-09 --set recurrence.every=3 --set recurrence.unit=month',
      names: { asset_id: 'asset-id', planned_on: 'day' },
      set: true,
      text,
    },
    edit: { example: '7 --set planned_on=2026-12-10', set: true, text },
    complete: {
      example: '7',
      names: { completed_on: 'on' },
      text: ({ maintenance, next, alerts_removed }) =>
        withNext(cli, cli.say('is_completed', { title: maintenance.title, count: alerts_removed }), next),
    },
    reopen: {
      example: '7',
      text: ({ title, planned_on: day }) => cli.say('is_open', { title, day: shown(day) }),
    },
    skip: {
      example: '7',
      text: ({ maintenance, next }) =>
        withNext(
          cli,
          cli.say('is_skipped', { title: maintenance.title, day: shown(maintenance.planned_on) }),
          next,
        ),
    },
    costs: {
      example: '--from 2026-01-01',
      columns: [['asset', 'asset_name'], 'completed', 'cost', ['minutes', 'duration_minutes']],
    },
    remove: { example: '7', text: () => cli.say('is_removed') },
    changeMany: {
      usage: 'bulk <action> <ids...>',
      example: 'postpone 7 8 9 --days 7',
      names: { completed_on: 'on' },
      text: ({ changed, undo_id: id }) =>
        [
          cli.say('bulk_done', { count: changed }),
          ...(id === null ? [] : [cli.say('undo_import', { id })]),
        ].join(' '),
    },
    previewImport: null,
    acceptImport: null,
    listImports: {
      usage: 'imports',
      columns: [
        'id',
        'subject',
        ['what', ({ file_name, action }) => (action === null ? file_name : cli.say(`bulk.${action}`))],
        'imported_at',
        'created',
        'updated',
        'undone_at',
      ],
    },
    undoImport: {
      usage: 'undo-import <id>',
      example: '1',
      text: ({ created, updated }) => cli.say('rows_undone', { created, updated }),
    },
    export: null,
  })
  registerImport(maintenances, cli, 'maintenances')
  registerExport(maintenances, cli)
}

const FORMATS: Readonly<Record<string, ExportFormat>> = { '': 'csv', '.csv': 'csv', '.ics': 'ics' }

interface ExportOptions {
  readonly format?: ExportFormat
  readonly for: ExportReader
}

function registerExport(maintenances: Command, cli: Cli): void {
  command(maintenances, 'export [file]', 'vigie maintenances export plan.ics --format ics')
    .addOption(new Option('--format <format>').choices(exportFormatSchema.options))
    .addOption(readerOption(cli, 'maintenances'))
    .action(async (file: string | undefined, { format, for: reader }: ExportOptions) => {
      const client = await cli.anywhere()
      const wanted = format ?? formatByEnding(file ?? '', FORMATS)
      await deliver(cli, await client.maintenances.export({ format: wanted, for: reader }), file)
    })
}

function withNext(cli: Cli, sentence: string, next: Maintenance | null): string {
  if (next === null) return sentence
  return `${sentence}\n${cli.say('next_maintenance', { day: day(next.planned_on, cli.language), id: String(next.id) })}`
}

const maintenanceDetail =
  (cli: Cli) =>
  ({ recurrence, ...one }: Maintenance): string => {
    const form = { group: 'maintenances', schema: maintenanceSchema }
    return answerText(
      cli,
      { ...one, recurrence: recurrence === null ? '-' : recurrenceText(cli, recurrence) },
      form,
    )
  }

/** A series of a calendar in the words of its rules; otherwise the step, whole years in years. */
function recurrenceText({ language, say }: Cli, { every, unit, from, rule }: MaintenanceRecurrence): string {
  if (rule !== undefined)
    return recurrenceIn({ language, t: (key, ...params) => translate(language, key, ...params) }, rule)
  const inYears = unit === 'month' && every % 12 === 0
  return say(`recurrence.${inYears ? 'year' : unit}.${from}`, { count: inYears ? every / 12 : every })
}
