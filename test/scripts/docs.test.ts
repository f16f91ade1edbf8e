import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { everyCommand } from '../../scripts/docs/commands.ts'
import { generatedPages } from '../../scripts/docs/pages.ts'
import { ERRORS } from '../../shared/error-codes.ts'

const docs = join(import.meta.dirname, '../../docs')
const read = (name: string) => readFileSync(join(docs, name), 'utf8')

let fresh: Readonly<Record<string, string>>
beforeAll(async () => {
  fresh = await generatedPages()
})

describe('the generated pages', () => {
  it.each(['rest.md', 'cli.md', 'configuration.md', 'vigie.1'])(
    'docs/%s is what "npm run docs" writes',
    (name) => {
      expect(read(name)).toBe(fresh[name])
    },
  )

  it.each(Object.keys(ERRORS))('the error %s is documented for both doors', (code) => {
    expect(read('rest.md')).toContain(`\`${code}\``)
    expect(read('cli.md')).toContain(`\`${code}\``)
  })
})

describe('the commands', () => {
  it('each have a summary, and an example that calls them', async () => {
    const poor = (await everyCommand()).filter(
      ({ name, summary, example }) => summary === '' || !example.includes(name.replace(/ \[.*/, '')),
    )
    expect(poor.map(({ name }) => name)).toEqual([])
  })
})
