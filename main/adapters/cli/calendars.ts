/** Calendars of free days: list, import, remove. */
import { Option } from 'commander'
import { calendarNameOf } from '../../../shared/calendar-name.ts'
import { MOST_CALENDAR_TEXT } from '../../../shared/contract/calendars.ts'
import { command, group, type Register } from './base.ts'
import { readInput } from './files.ts'
import { operations } from './operation-command.ts'

export const register: Register = (program, cli) => {
  const calendars = group(program, 'calendars')
  operations(calendars, cli, 'calendars', {
    list: { example: '--json' },
    import: null,
    remove: {
      usage: 'remove <name>',
      example: 'family',
      text: (_, { name }) => cli.say('calendar_removed', { name }),
    },
  })
  command(calendars, 'import <file>', 'vigie calendars import agenda.ics --name family')
    .addOption(new Option('--name <name>'))
    .action(async (file: string, { name }: { name?: string }) => {
      const text = (await readInput(file, MOST_CALENDAR_TEXT, cli.signal)).toString('utf8')
      const imported = await (await cli.anywhere()).calendars.import({
        name: name ?? calendarNameOf(file),
        text,
      })
      cli.print(imported, ({ name, days }) => cli.say('calendar_imported', { name, count: days }))
    })
}
