/** Assets: list, show, add, edit, remove, import, export. */
import type { ExportReader } from '../../../shared/export.ts'
import type { Asset } from '../../../shared/maintenance.ts'
import { type Cli, command, group, type Register } from './base.ts'
import { deliverCsv, readerOption } from './export-file.ts'
import { day } from './formatting.ts'
import { registerImport } from './import-file.ts'
import { operations } from './operation-command.ts'

/** Adds `assets`. An import shows what it would do, and stores it with `--accept` only. */
export const register: Register = (program, cli) => {
  const assets = group(program, 'assets')
  operations(assets, cli, 'assets', {
    list: {
      example: '--search compresseur',
      columns: [
        'id',
        'name',
        'code',
        'location',
        'status',
        ['last', 'last_maintained_on'],
        ['next', (asset) => nextText(cli, asset)],
      ],
    },
    get: { usage: 'show <id>', example: '3' },
    add: { usage: 'add <name>', example: '"Compresseur C-12" --set code=C-12', set: true },
    edit: { example: `3 --set 'muted=["MAINTENANCE_URGENT"]'`, set: true },
    remove: { example: '3', text: ({ maintenances }) => cli.say('removed_with', { count: maintenances }) },
    readings: {
      usage: 'readings <id>',
      example: '3',
      columns: ['id', ['day', 'read_on'], 'value', 'unit'],
    },
    addReading: {
      usage: 'add-reading <id> <value> <unit>',
      example: '3 45200 km',
      names: { read_on: 'on' },
      text: ({ value, unit, read_on: on }) =>
        cli.say('reading_noted', { value, unit, day: day(on, cli.language) }),
    },
    removeReading: { usage: 'remove-reading <id> <reading>', example: '3 7' },
    previewImport: null,
    acceptImport: null,
    export: null,
  })
  registerImport(assets, cli, 'assets')
  command(assets, 'export [file]', 'vigie assets export assets.csv')
    .addOption(readerOption(cli, 'assets'))
    .action(async (file: string | undefined, options: { readonly for: ExportReader }) => {
      const client = await cli.anywhere()
      await deliverCsv(cli, file, () => client.assets.export({ for: options.for }))
    })
}

function nextText(cli: Cli, { next_planned_on: on, next_is_late: late }: Asset): string {
  if (on === null) return ''
  const shown = day(on, cli.language)
  return late ? cli.paint('red', cli.say('day_late', { day: shown })) : shown
}
