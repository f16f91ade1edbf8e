/** `vigie occupations change`: fields as people write them, and what a wrong one is told. */
import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import type { Cli } from '../../../main/adapters/cli/base.ts'
import { registerChange } from '../../../main/adapters/cli/occupations-change.ts'
import { type OccupationContent, occupationContentSchema } from '../../../shared/occupation.ts'
import { goodAnswer } from '../../servers/claude-answers.ts'

const written: OccupationContent = occupationContentSchema.parse(JSON.parse(goodAnswer()))

/** Returns what is sent for some `--set`, to a record with this text. */
async function sent(set: readonly string[], content: OccupationContent | null = null): Promise<object> {
  let changes: object = {}
  const occupations = {
    get: async () => ({ content }),
    change: async (input: object) => {
      changes = input
      return {}
    },
  }
  const cli = { anywhere: async () => ({ occupations }), print: () => undefined } as unknown as Cli
  const program = new Command('vigie').exitOverride()
  registerChange(program, cli)
  await program.parseAsync(['change', 'M1805', ...set.flatMap((text) => ['--set', text])], { from: 'user' })
  return changes
}

describe('a list', () => {
  it.each([
    ['items between semicolons', ['skills=SQL; Java ;'], ['SQL', 'Java']],
    ['items between bars', ['skills=Coffrer|Bétonner; vibrer'], ['Coffrer', 'Bétonner; vibrer']],
    ['an item a line', ['skills=SQL\nJava'], ['SQL', 'Java']],
    ['one item with a comma', ['skills=Lire, écrire, compter'], ['Lire, écrire, compter']],
    ['the field again for each item', ['skills=SQL', 'skills=Java'], ['SQL', 'Java']],
    ['JSON', ['skills=["SQL; Java"]'], ['SQL; Java']],
    ['nothing', ['skills='], []],
  ])('is written as %s', async (_, set, skills) => {
    expect(await sent(set)).toEqual({ code: 'M1805', skills })
  })
})

describe('salaries and outlook', () => {
  it('are set part by part; parts that are not named stay', async () => {
    const set = [
      'salaries.junior.min=26 500'.replace(' ', ''),
      'outlook.tension=0,35',
      'outlook.trend=stable',
    ]
    const { salaries, outlook } = written
    expect(await sent(set, written)).toEqual({
      code: 'M1805',
      salaries: { ...salaries, junior: { ...salaries?.junior, min: 26_500 } },
      outlook: { ...outlook, tension: 0.35, trend: 'stable' },
    })
  })

  it('are emptied by null, and a part may be', async () => {
    expect(await sent(['salaries=null', 'outlook.tension=null'], written)).toMatchObject({
      salaries: null,
      outlook: { tension: null },
    })
  })

  it.each([
    [['outlook=Bon'], 'set its parts one by one, or null for none: outlook.tension, outlook.trend'],
    [['salaries.junior=1'], 'there is no such field; use one of salaries.junior.min'],
    [['outlook.trend=growing'], 'these parts are missing: outlook.tension, outlook.five_years'],
    [['outlook.tension=viel'], '"viel" is not a number'],
  ])('%o is refused with the names of the parts', async (set, words) => {
    await expect(sent(set)).rejects.toThrow(words)
  })
})

it.each([
  ['nothing to change', [], 'say what to change, as field=value, with one of these fields: description'],
  ['an unknown field', ['habilites=x'], 'there is no such field; use one of description, short_description'],
  ['no value', ['skills'], 'say what to change, as field=value, with one of these fields: description'],
])('%s is refused with the names of the fields', async (_, set, words) => {
  await expect(sent(set)).rejects.toThrow(words)
})

describe('a field', () => {
  it.each([
    ['Compétences', 'compétences=SQL; Java', { skills: ['SQL', 'Java'] }],
    ['competences transversales', 'competences transversales=Écouter', { transversal_skills: ['Écouter'] }],
    ['conditions_de_travail', 'conditions_de_travail=Debout', { working_conditions: ['Debout'] }],
    ['perspectives', 'perspectives=null', { outlook: null }],
  ])('may be named in French: %s', async (_, set, changes) => {
    expect(await sent([set])).toEqual({ code: 'M1805', ...changes })
  })

  it.each(['compétences', 'Vente', 'goûts=Vente'])('that is none is told those that are: %s', async (set) => {
    await expect(sent([set])).rejects.toThrow('description, short_description, skills')
  })

  it('of the record that is no text is none that can be written', async () => {
    await expect(sent(['code=M1806'])).rejects.toThrow('there is no such field')
  })
})
