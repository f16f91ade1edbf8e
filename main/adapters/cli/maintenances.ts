/** Maintenances: list, due, show, add, edit, complete, remove, import, export. */
import { type Command, Option } from 'commander'
import type { Due } from '../../../shared/contract/maintenances.ts'
import { type ExportFormat, exportFormatSchema } from '../../../shared/import.ts'
import type { Maintenance } from '../../../shared/maintenance.ts'
import { type Cli, command, group, type Register } from './base.ts'
import { deliver } from './export-file.ts'
import { pairs, table } from './formatting.ts'
import { registerImport } from './import-file.ts'
import { operation } from './operation-command.ts'

export const register: Register = (program, cli) => {
  const maintenances = group(program, 'maintenances')
  registerReading(maintenances, cli)
  registerChanges(maintenances, cli)
  registerImport(maintenances, cli, 'maintenances')
  registerExport(maintenances, cli)
}

function registerReading(maintenances: Command, cli: Cli): void {
  operation(maintenances, cli, ['maintenances', 'list'], {
    usage: 'list',
    example: 'vigie maintenances list --status open',
    text: ({ items }) => maintenanceTable(cli, items),
  })
  operation(maintenances, cli, ['maintenances', 'due'], {
    usage: 'due',
    example: 'vigie maintenances due --days 30',
    text: ({ items }) => dueTable(cli, items),
  })
  operation(maintenances, cli, ['maintenances', 'get'], {
    usage: 'show <id>',
    example: 'vigie maintenances show 7',
    text: maintenanceDetail(cli),
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
  operation(maintenances, cli, ['maintenances', 'add'], {
    usage: 'add <asset-id> <title> <day>',
    example:
      'vigie maintenances add 3 Vidange 2026-12-09 --set recurrence.every=3 --set recurrence.unit=month',
    names: { asset_id: 'asset-id', planned_on: 'day' },
    set: true,
    text: maintenanceDetail(cli),
  })
  operation(maintenances, cli, ['maintenances', 'edit'], {
    usage: 'edit <id>',
    example: 'vigie maintenances edit 7 --set planned_on=2026-12-10',
    set: true,
    text: maintenanceDetail(cli),
  })
  operation(maintenances, cli, ['maintenances', 'complete'], {
    usage: 'complete <id>',
    example: 'vigie maintenances complete 7',
    names: { completed_on: 'on' },
    text: ({ maintenance, next, alerts_removed }) =>
      [
        cli.say('completed', { title: maintenance.title, count: alerts_removed }),
        ...(next === null
          ? []
          : [cli.say('next_maintenance', { day: next.planned_on, id: String(next.id) })]),
      ].join('\n'),
  })
  operation(maintenances, cli, ['maintenances', 'remove'], {
    usage: 'remove <id>',
    example: 'vigie maintenances remove 7',
    text: () => cli.say('removed'),
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
