/** New versions: state, check, install. */
import type { UpdatesView } from '../../../shared/contract/updates.ts'
import { group, type Register } from './base.ts'
import { operations } from './operation-command.ts'

/** Adds `updates`; all of it needs a running instance. */
export const register: Register = (program, cli) =>
  operations(group(program, 'updates'), cli, 'updates', {
    get: { usage: 'show', example: '--json', running: true, text },
    check: { running: true, text },
    install: { running: true },
  })

function text({ current_version, message, by_hand }: UpdatesView): string {
  const lines = [`Vigie ${current_version}. ${message}`]
  if (by_hand !== null) lines.push(by_hand.how, ...(by_hand.url === null ? [] : [by_hand.url]))
  return lines.join('\n')
}
