/** Maintenances: list, due, show, add, edit, complete, remove, import, export. */
import { type Command, Option } from 'commander'
import type { Due } from '../../../shared/contract/maintenances.ts'
import { type ExportFormat, exportFormatSchema } from '../../../shared/import.ts'
import { MAINTENANCE_STATUSES, type Maintenance } from '../../../shared/maintenance.ts'
import { type Cli, command, group, type Register } from './base.ts'
import { deliver } from './export-file.ts'
import { pairs, table } from './formatting.ts'
import { registerImport } from './import-file.ts'
import { changesFrom, collected, wholeNumber } from './options.ts'

export const register: Register = (program, cli) => {
  const maintenances = group(program, 'maintenances')
  registerReading(maintenances, cli)
  registerChanges(maintenances, cli)
  registerImport(maintenances, cli, 'maintenances')
  registerExport(maintenances, cli)
}

interface MaintenanceListOptions {
  readonly asset?: number
  readonly status?: Maintenance['status'] | 'open' | 'closed'
  readonly from?: string
  readonly to?: string
  readonly limit: number
  readonly cursor?: string
}

function registerReading(maintenances: Command, cli: Cli): void {
  const statuses = [...MAINTENANCE_STATUSES, 'open', 'closed']
  command(maintenances, 'list', 'vigie maintenances list --status open')
    .addOption(new Option('--asset <id>').argParser(wholeNumber('asset')))
    .addOption(new Option('--status <status>').choices(statuses))
    .option('--from <day>')
    .option('--to <day>')
    .addOption(new Option('--limit <count>').argParser(wholeNumber('limit')).default(50))
    .option('--cursor <cursor>')
    .action(async ({ asset, ...query }: MaintenanceListOptions) => {
      const client = await cli.anywhere()
      const page = await client.maintenances.list({
        ...query,
        ...(asset === undefined ? {} : { asset_id: asset }),
      })
      cli.print(page, ({ items }) => maintenanceTable(cli, items))
    })

  command(maintenances, 'due', 'vigie maintenances due --days 30')
    .addOption(new Option('--days <count>').argParser(wholeNumber('days')).default(14))
    .action(async ({ days }: { days: number }) => {
      const client = await cli.anywhere()
      cli.print(await client.maintenances.due({ days }), ({ items }) => dueTable(cli, items))
    })

  command(maintenances, 'show <id>', 'vigie maintenances show 7').action(async (id: string) => {
    const client = await cli.anywhere()
    cli.print(await client.maintenances.get({ id }), maintenanceDetail(cli))
  })
}

function registerExport(maintenances: Command, cli: Cli): void {
  command(maintenances, 'export [file]', 'vigie maintenances export plan.ics --format ics')
    .addOption(new Option('--format <format>').choices(exportFormatSchema.options))
    .action(async (file: string | undefined, { format }: { format?: ExportFormat }) => {
      const client = await cli.anywhere()
      const ending = file?.toLowerCase().endsWith('.ics') ? 'ics' : 'csv'
      await deliver(cli, await client.maintenances.export({ format: format ?? ending }), file)
    })
}

function registerChanges(maintenances: Command, cli: Cli): void {
  const field = '--set <field=value>'
  command(
    maintenances,
    'add <asset-id> <title> <day>',
    'vigie maintenances add 3 Vidange 2026-12-09 --set recurrence.every=3 --set recurrence.unit=month',
  )
    .addOption(new Option(field).argParser(collected).default([]))
    .action(async (assetId: string, title: string, day: string, options: { set: readonly string[] }) => {
      const client = await cli.anywhere()
      const fields = changesFrom(options.set) as Partial<Maintenance>
      const asset = wholeNumber('asset-id')(assetId)
      cli.print(
        await client.maintenances.add({ ...fields, asset_id: asset, title, planned_on: day }),
        maintenanceDetail(cli),
      )
    })

  command(maintenances, 'edit <id>', 'vigie maintenances edit 7 --set planned_on=2026-12-10')
    .addOption(new Option(field).argParser(collected).default([]))
    .action(async (id: string, options: { set: readonly string[] }) => {
      const client = await cli.anywhere()
      cli.print(await client.maintenances.edit({ ...changesFrom(options.set), id }), maintenanceDetail(cli))
    })

  command(maintenances, 'complete <id>', 'vigie maintenances complete 7')
    .option('--on <day>')
    .option('--notes <text>')
    .action(async (id: string, { on, notes }: { on?: string; notes?: string }) => {
      const client = await cli.anywhere()
      const done = {
        ...(on === undefined ? {} : { completed_on: on }),
        ...(notes === undefined ? {} : { notes }),
      }
      cli.print(
        await client.maintenances.complete({ id, ...done }),
        ({ maintenance, next, alerts_removed }) =>
          [
            cli.say('completed', { title: maintenance.title, count: alerts_removed }),
            ...(next === null
              ? []
              : [cli.say('next_maintenance', { day: next.planned_on, id: String(next.id) })]),
          ].join('\n'),
      )
    })

  command(maintenances, 'remove <id>', 'vigie maintenances remove 7').action(async (id: string) => {
    const client = await cli.anywhere()
    cli.print(await client.maintenances.remove({ id }), () => cli.say('removed'))
  })
}

function maintenanceTable(cli: Cli, maintenances: readonly Maintenance[]): string {
  return table(
    cli.heads('id', 'planned', 'asset', 'title', 'status', 'days'),
    maintenances.map((one) => [
      String(one.id),
      one.planned_on,
      one.asset_name,
      one.title,
      one.status,
      one.days_left === null ? '-' : String(one.days_left),
    ]),
  )
}

function dueTable(cli: Cli, items: readonly Due[]): string {
  return table(
    cli.heads('day', 'days', 'asset', 'title', ''),
    items.map((due) => [
      due.is_late ? cli.paint('red', due.day) : due.day,
      String(due.days_left),
      due.maintenance.asset_name,
      due.maintenance.title,
      due.projected ? cli.say('later') : String(due.maintenance.id),
    ]),
  )
}

const maintenanceDetail =
  (cli: Cli) =>
  ({ recurrence, ...one }: Maintenance): string => {
    const words =
      recurrence === null
        ? '-'
        : cli.say(`recurrence.${recurrence.unit}.${recurrence.from}`, { count: recurrence.every })
    const fields = Object.entries(one).map(([name, value]) => [name, String(value ?? '-')] as const)
    return pairs([...fields, ['recurrence', words]])
  }
