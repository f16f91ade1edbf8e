/** Figures that jobs keep: list, history, export. */
import type { FigureView } from '../../../shared/contract/figures.ts'
import { command, group, type Register } from './base.ts'
import { deliverCsv } from './export-file.ts'
import { number } from './formatting.ts'
import { operations } from './operation-command.ts'
import { decimal } from './options.ts'

interface ExportOptions {
  readonly name?: string
  readonly days?: number
}

/** Adds `figures`. */
export const register: Register = (program, cli) => {
  const figures = group(program, 'figures')
  const shown = (value: FigureView['value']) =>
    typeof value === 'number' ? number(value, cli.language) : (value ?? '-')
  operations(figures, cli, 'figures', {
    list: {
      columns: [
        ['job', 'job_id'],
        'name',
        ['value', ({ value, unit }) => `${shown(value)} ${unit}`.trim()],
        'at',
      ],
    },
    history: {
      names: { points: 'points <count>' },
      example: 'shop --name "response time" --days 1',
      columns: ['at', ['value', ({ value }) => shown(value)]],
    },
    export: null,
  })
  command(figures, 'export <job> [file]', 'vigie figures export shop shop.csv --name "response time"')
    .option('--name <name>')
    .option('--days <count>', '', decimal('days', cli.language))
    .action(async (job: string, file: string | undefined, { name, days }: ExportOptions) => {
      const client = await cli.anywhere()
      const input = {
        job_id: job,
        ...(name === undefined ? {} : { name }),
        ...(days === undefined ? {} : { days }),
      }
      await deliverCsv(cli, file, () => client.figures.export(input))
    })
}
