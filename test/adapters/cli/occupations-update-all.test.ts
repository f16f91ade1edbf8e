/** `vigie occupations update-all`: what it would cost is told and accepted before anything is started. */
import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import type { Cli } from '../../../main/adapters/cli/base.ts'
import { registerUpdateAll } from '../../../main/adapters/cli/occupations-update-all.ts'
import { errorSentence, type VigieError } from '../../../shared/errors.ts'
import { translateIn } from '../../../shared/messages/index.ts'
import type { Language } from '../../../shared/vocabulary.ts'

const ESTIMATE = {
  ...{ records: 5, total_usd: 0.5, due: 3, due_usd: 0.3, already_rewritten: 2, simulation: false },
  ...{ spent_this_month_usd: 0.2, cap_left_usd: 149.8 },
  price: { model: 'claude-sonnet-5-5', basis: 'published' },
}

interface UpdateAllScene {
  readonly estimate?: object
  /** What the person answers; null: there is no terminal. */
  readonly answer?: boolean | null
  readonly language?: Language
}

async function run(
  argv: readonly string[],
  { estimate, answer = null, language = 'en' }: UpdateAllScene = {},
) {
  const said: string[] = []
  const printed: string[] = []
  const questions: string[] = []
  const triggered: object[] = []
  const trigger = async (input: object) => {
    triggered.push(input)
    return { message: 'ok', run_id: 'run-1' }
  }
  const cli = {
    language,
    say: (key: 'id', ...params: []) => translateIn('terminal', language, key, ...params),
    instance: async () => ({
      jobs: { trigger },
      occupations: { estimate: async () => ({ ...ESTIMATE, ...estimate }) },
    }),
    ask: async (question: string) => {
      questions.push(question)
      return answer
    },
    note: (text: string) => said.push(text),
    print: (value: object, human: (value: object) => string) => printed.push(human(value)),
  } as unknown as Cli
  const program = new Command('vigie').exitOverride()
  registerUpdateAll(program, cli)
  const thrown = await program
    .parseAsync(['update-all', ...argv], { from: 'user' })
    .then(() => null)
    .catch((error: unknown) => error)
  return { said: said.join('\n'), printed: printed.join('\n'), questions, triggered, thrown }
}

describe('update-all', () => {
  it('says the cost, what this month has rewritten already and what the caps leave, and asks', async () => {
    const { said, questions, triggered } = await run([], { answer: true })
    expect(said).toContain('3 published records to rewrite, about 0.30 USD in total with claude-sonnet-5-5.')
    expect(said).toContain('2 are rewritten already this month and left out; --again rewrites them too')
    expect(said).toContain('Spent this month: 0.20 USD. The caps leave 149.80 USD to a run.')
    expect(questions).toEqual(['Rewrite 3 records? [y/N]'])
    expect(triggered).toEqual([{ id: 'occupations' }])
  })

  it('asks in French', async () => {
    const { said, questions } = await run([], { answer: true, language: 'fr' })
    expect(said).toContain('2 sont déjà réécrites ce mois-ci et restent de côté')
    expect(questions).toEqual(['Réécrire 3 fiches ? [o/N]'])
  })

  it('starts nothing if the answer is no', async () => {
    const { printed, triggered } = await run([], { answer: false })
    expect(printed).toBe('Nothing was started.')
    expect(triggered).toEqual([])
  })

  it('is refused in a sentence where nobody can be asked', async () => {
    const { thrown, triggered } = await run([])
    const { code, params } = thrown as VigieError
    expect(errorSentence(code, params, 'en')).toContain('give --yes to accept the cost')
    expect(triggered).toEqual([])
  })

  it('asks nothing with --yes', async () => {
    const { questions, said, triggered } = await run(['--yes'])
    expect([questions.length, triggered.length]).toEqual([0, 1])
    expect(said).toContain('0.30 USD')
  })

  it('rewrites all of them with --again, and says which are paid again', async () => {
    const { said, triggered } = await run(['--yes', '--again'])
    expect(said).toContain('5 published records to rewrite, about 0.50 USD')
    expect(said).toContain('2 of them are rewritten already this month, and are paid again.')
    expect(triggered).toEqual([{ id: 'occupations', changes: { settings: { rewrite_again: true } } }])
  })

  it('starts nothing if the month has rewritten all of them', async () => {
    const { printed, triggered } = await run(['--yes'], { estimate: { due: 0, already_rewritten: 5 } })
    expect(printed).toContain(
      'All 5 published records are rewritten already this month: nothing was started.',
    )
    expect(triggered).toEqual([])
  })

  it('says how to publish records if none is', async () => {
    const { printed } = await run([], { estimate: { records: 0, due: 0, already_rewritten: 0 } })
    expect(printed).toContain('vigie occupations publish --all')
  })

  it('warns of a model without a known price', async () => {
    const { said } = await run(['--yes'], { estimate: { price: { model: 'claude-next', basis: 'none' } } })
    expect(said).toContain('No price of this model is known')
  })

  it('asks nothing without a key: nothing is paid', async () => {
    const { questions, said, triggered } = await run([], { estimate: { simulation: true } })
    expect([questions.length, said, triggered.length]).toEqual([0, '', 1])
  })
})
