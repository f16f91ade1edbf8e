/** New versions: state, check, install. */
import type { Updates } from '../../../shared/contract/updates.ts'
import { command, group, type Register } from './base.ts'

export const register: Register = (program, cli) => {
  const updates = group(program, 'updates')

  command(updates, 'show', 'vigie updates show --json').action(async () => {
    cli.print(await (await cli.instance()).updates.get(), text)
  })
  command(updates, 'check', 'vigie updates check').action(async () => {
    cli.print(await (await cli.instance()).updates.check(), text)
  })
  command(updates, 'install', 'vigie updates install').action(async () => {
    cli.print(await (await cli.instance()).updates.install(), ({ message }) => message)
  })
}

function text({ current_version, message, by_hand }: Updates): string {
  const lines = [`Vigie ${current_version}. ${message}`]
  if (by_hand !== null) lines.push(by_hand.how, ...(by_hand.url === null ? [] : [by_hand.url]))
  return lines.join('\n')
}
