/** The help of every command and option, in both languages, and the errors for unknown words. */
import type { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { exampleOf } from '../../../main/adapters/cli/base.ts'
import type { CliEnvironment } from '../../../main/adapters/cli/cli-environment.ts'
import { keysOf, wordsOf } from '../../../main/adapters/cli/help.ts'
import { buildProgram, runCommandLine } from '../../../main/adapters/cli/program.ts'
import { createSession } from '../../../main/adapters/cli/session.ts'
import { en } from '../../../shared/messages/en.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { collectingEnvironment } from '../../helpers/cli-environment.ts'

async function saidUnder(env: CliEnvironment['env'], ...argv: string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = await runCommandLine({ ...collectingEnvironment(argv, out, err), env })
  return { code, out: out.join(''), err: err.join('') }
}
const said = (...argv: string[]) => saidUnder({}, ...argv)

const within = (command: Command): readonly Command[] => [command, ...command.commands.flatMap(within)]
const harness = collectingEnvironment([])
const commands = within(await buildProgram(harness, createSession(harness).cli))
const named = commands.map((command) => [wordsOf(command) || 'vigie', command] as const)

describe('the catalogue of help', () => {
  it.each(named)('tells what %s is for, and each of its options', (_name, command) => {
    const options = command.options.filter((option) =>
      keysOf(command, option).every((key) => !(key in en.help)),
    )
    expect(en.help).toHaveProperty([wordsOf(command)])
    expect(options.map(({ flags }) => flags)).toEqual([])
  })

  it('tells of nothing that does not exist', () => {
    const known = commands.flatMap((command) => [
      wordsOf(command),
      ...command.options.flatMap((option) => keysOf(command, option)),
    ])
    const builtIn = ['help', '--help']
    expect(Object.keys(en.help).filter((key) => ![...known, ...builtIn].includes(key))).toEqual([])
  })

  it('names each placeholder in both languages, and none that is not used', () => {
    const terms = commands.flatMap((command) => [
      command.usage(),
      ...command.options.map(({ flags }) => flags),
    ])
    const used = terms.flatMap((term) =>
      [...term.matchAll(/[<[]([^\]>]+?)(?:\.\.\.)?[\]>]/g)].map(([, name = '']) => name),
    )
    expect(Object.keys(en.placeholders).sort()).toEqual([...new Set(used)].sort())
  })
})

describe('the help of a command', () => {
  it.each(named)('%s says nothing in another language', async (_name, command) => {
    const words = wordsOf(command).split(' ').filter(Boolean)
    const french = await said(...words, '--help', '--language', 'fr')
    expect(french).toMatchObject({ code: 0, err: '' })
    expect(french.out).not.toMatch(/Usage:|Options:|Commands:|choices|default|display|output the/)
    expect(french.out).toContain('Usage :')
    const english = await said(...words, '--help', '--language=en')
    expect(english.out).not.toMatch(/[éèàù]|au choix|par défaut/)
  })

  it.each(named.filter(([, command]) => exampleOf(command) !== null))(
    '%s ends in its example',
    async (_name, command) => {
      const { out } = await said(...wordsOf(command).split(' '), '--help')
      expect(out.trimEnd().endsWith(`Example:\n  ${exampleOf(command)}`)).toBe(true)
    },
  )

  it('follows the language of the terminal', async () => {
    const { out } = await saidUnder({ LANG: 'fr_FR.UTF-8' }, 'trigger', '--help')
    expect(out).toContain('Exécuter une tâche maintenant')
  })

  it('names its choices with their words', async () => {
    const { out } = await said('maintenances', 'list', '--help', '--language', 'fr')
    expect(out.replace(/\s+/g, ' ')).toContain('(au choix : planned (prévue), in_progress (en cours),')
    const english = await said('maintenances', 'list', '--help', '--language', 'en')
    expect(english.out.replace(/\s+/g, ' ')).toContain('planned, in_progress, completed (done), cancelled,')
  })

  it('is what "vigie help" shows too', async () => {
    expect(await said('help', 'trigger')).toEqual(await said('trigger', '--help'))
    const nested = await said('maintenances', 'import', '--help')
    expect(await said('help', 'maintenances', 'import')).toEqual(nested)
    expect(await said('maintenances', 'help', 'import')).toEqual(nested)
  })

  it.each([
    [['help', 'nothing'], ['nothing']],
    [
      ['help', 'maintenances', 'nothing'],
      ['maintenances', 'nothing'],
    ],
    [
      ['maintenances', 'help', 'nothing'],
      ['maintenances', 'nothing'],
    ],
  ])('of no command is refused: %j', async (asked, words) => {
    const refused = await said(...asked)
    expect(refused).toMatchObject({ code: 2, out: '' })
    expect(refused).toEqual(await said(...words))
  })
})

describe('words that lead nowhere', () => {
  it.each([[[]], [['index']], [['updates']]])('%j show what may follow', async (words) => {
    const { code, out, err } = await said(...words)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('Commands:')
  })

  it.each<[string[], Language, string]>([
    [['jbos'], 'en', 'There is no command "jbos" (did you mean jobs?).'],
    [['jbos'], 'fr', 'La commande « jbos » n’existe pas (vouliez-vous dire jobs ?).'],
    [['jobs', '--jsn'], 'en', 'There is no option "--jsn" (did you mean --json?).'],
    [['trigger'], 'en', '<job> is missing.'],
    [['trigger'], 'fr', 'Il manque <tâche>.'],
    [['jobs', '--data'], 'fr', 'L’option « --data <dossier> » demande une valeur.'],
    [['index', 'backfill'], 'fr', 'Il manque l’option « --from <jour> ».'],
    [['pause', '--for', 'ever'], 'en', '"ever" is not a choice of "--for <length>". Choose one of one_hour,'],
    [
      ['completion', 'tcsh'],
      'fr',
      '« tcsh » n’est pas un choix de « shell ». Choisissez parmi bash, zsh, fish.',
    ],
    [['status', 'x', 'y'], 'en', '"status" takes 0 values, not 2: x, y.'],
    [['jobs', 'x', 'y'], 'fr', '« jobs » prend 1 valeur, pas 2 : x, y.'],
    [
      ['maintenances', 'list', '--status', 'bleue'],
      'fr',
      'Choisissez parmi planned (prévue), in_progress (en cours), completed (terminée), cancelled (annulée), open (à faire), late (en retard), closed (close).',
    ],
    [['maintenances', 'import', 'x', '--past', 'oublier'], 'fr', 'Choisissez parmi keep ('],
    [['runs', '--limit', 'many'], 'fr', '« many » n’est pas un nombre entier'],
    [['serve', '--port', '99999'], 'fr', '« 99999 » n’est pas compris entre 0 et 65535'],
  ])('%j are refused in %s', async (words, language, sentence) => {
    const { code, err } = await saidUnder({ LANG: language === 'fr' ? 'fr_FR.UTF-8' : 'C' }, ...words)
    expect(code).toBe(2)
    expect(err).toContain(sentence)
  })
})
