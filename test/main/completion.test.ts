import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { vigie } from '../helpers/instance.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

describe('completion', () => {
  it.each(['bash', 'zsh', 'fish'])('knows the commands for %s', async (shell) => {
    const { out } = await vigie(tempFolder(), 'completion', shell)
    for (const word of ['jobs', 'trigger', 'index', '--json']) expect(out).toContain(word)
  })

  it.skipIf(process.platform === 'win32').each([
    ['the first word', ['al'], 'alerts'],
    ['the word of a group', ['alerts', 'li'], 'list'],
    ['the option of a command, after its argument', ['trigger', 'fear-greed', '--w'], '--wait'],
    ['what it does not know with nothing, so that files follow', ['restore', 'vigie'], ''],
  ])('completes %s in bash', async (_, words, completed) => {
    const { out } = await vigie(tempFolder(), 'completion', 'bash')
    const typed = 'COMP_WORDS=(vigie "$@"); COMP_CWORD=$#; _vigie; echo "$COMPREPLY"'
    const answer = execFileSync('bash', ['-c', `${out}\n${typed}`, 'bash', ...words], { encoding: 'utf8' })
    expect(answer.trim()).toBe(completed)
  })
})
