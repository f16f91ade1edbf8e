/** What the panel says about live trades. */
import { expect, test } from 'vitest'
import { liveText } from '../../renderer/views/trades/live-text.ts'
import { textsIn } from '../../renderer/words/texts.ts'
import { Localizer } from '../../renderer/words/words.ts'

const now = Date.parse('2026-11-29T12:00:00Z')
const connected = {
  state: 'receiving',
  last_time: null,
  received: 0,
  missing_ids: 0,
  retry_at: null,
  problem: null,
} as const

const said = (live: Partial<Parameters<typeof liveText>[0]>) => {
  const text = (language: 'en' | 'fr') =>
    liveText({ ...connected, ...live }, new Localizer(language, language, textsIn(language)), now)
  return [text('en'), text('fr')].map((one) => one.replace(/[\u00a0\u202f]/g, ' '))
}

test('that they begin, and that none came yet', () => {
  expect(said({ state: 'connecting' })).toEqual(['Connecting', 'Connexion'])
  expect(said({})).toEqual(['Connected, no trade yet', 'Connecté, encore aucune transaction'])
})

test('when the last one came, and how many were missed', () => {
  const [en, fr] = said({ last_time: '2026-11-29T11:59:30Z', missing_ids: 3 })
  expect(en).toMatch(/^Last trade .+; 3 ids missed, which pages or archives bring$/)
  expect(fr).toMatch(/^Dernière transaction .+ ; 3 numéros manqués, que les pages ou les archives apportent$/)
})

test('that missed ones are not seen if the exchange numbers none', () => {
  expect(said({ missing_ids: null })).toEqual([
    'Connected, no trade yet; the exchange numbers no trades, so missed ones are not seen',
    'Connecté, encore aucune transaction ; la bourse ne numérote pas ses transactions : celles qui manquent ne se voient pas',
  ])
})

test('why none comes, and when Vigie connects again', () => {
  const problem = 'the exchange closed the connection (1001)'
  const [en] = said({ state: 'waiting', retry_at: '2026-11-29T12:00:08Z', problem })
  expect(en).toMatch(/^Connects again .+: the exchange closed the connection \(1001\)$/)
})
