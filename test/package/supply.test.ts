/** What a release says of its packages and of who to tell: ages from a registry on the loopback, asked by the real npm. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { publishedAt } from '../../scripts/package/published.ts'
import { sbomProblems, withAges } from '../../scripts/package/sbom.ts'
import { securityText } from '../../scripts/publish/security-txt.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { httpServer } from '../servers/loopback.ts'

const component = (name: string, version: string) => ({
  ...{ type: 'library', name, version, scope: 'required', properties: [] },
  'bom-ref': `${name}@${version}`,
})

const bill = {
  ...{ bomFormat: 'CycloneDX', specVersion: '1.5', version: 1 },
  metadata: { timestamp: '2026-11-29T12:00:00.000Z', component: component('vigie', '0.2.0') },
  components: [component('@scope/old', '1.0.0'), component('young', '2.1.0')],
  dependencies: [],
}

describe('the ages of the packages that are shipped', () => {
  it('are in the bill, which still follows its schema', async () => {
    const times: Readonly<Record<string, string>> = {
      '@scope/old': '2024-11-29T11:00:00.000Z',
      young: '2026-11-27T13:00:00.000Z',
    }
    const aged = await withAges(bill, async (name) => times[name] ?? '')
    expect(aged.components.map(({ properties }) => properties?.map(({ value }) => value))).toEqual([
      ['2024-11-29T11:00:00.000Z', '730'],
      ['2026-11-27T13:00:00.000Z', '1'],
    ])
    expect(await sbomProblems(JSON.stringify(aged))).toBeNull()
  })

  it('come from the registry that npm uses', async () => {
    const registry = await httpServer((request, response) => {
      if (request.url !== '/@scope%2fold') return void response.writeHead(404).end('{}')
      const versions = { '1.0.0': { name: '@scope/old', version: '1.0.0', dist: { tarball: '' } } }
      const time = { created: '2024-01-01T00:00:00.000Z', '1.0.0': '2024-11-29T11:00:00.000Z' }
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ name: '@scope/old', 'dist-tags': { latest: '1.0.0' }, versions, time }))
    })
    const environment = {
      ...process.env,
      npm_config_registry: registry,
      npm_config_cache: tempFolder(),
      npm_config_fetch_retries: '0',
    }
    expect(await publishedAt('@scope/old', '1.0.0', environment)).toBe('2024-11-29T11:00:00.000Z')
    await expect(publishedAt('unknown', '1.0.0', environment)).rejects.toThrow('404')
  })
})

describe('who to tell of a vulnerability', () => {
  const at = new Date('2026-11-29T12:00:00Z')

  it('is named as tools read it, with an end', () => {
    expect(securityText('security@example.org', 'https://example.org/vigie', at)).toBe(
      [
        'Contact: mailto:security@example.org',
        'Expires: 2027-11-24T12:00:00.000Z',
        'Policy: https://example.org/vigie/security/policy',
        'Preferred-Languages: en, fr',
        '',
      ].join('\n'),
    )
    expect(securityText('https://example.org/report', undefined, at)).toContain(
      'Contact: https://example.org/report\n',
    )
  })

  it.each([undefined, '', 'the founders', 'http://example.org/report', 'a@b.org\nContact: mailto:c@d.org'])(
    'must be somebody: not %j',
    (contact) => {
      expect(() => securityText(contact, undefined, at)).toThrow('VIGIE_CONTACT is not an address')
    },
  )

  it('is in the policy, and is never a public issue only', () => {
    const policy = readFileSync(join(import.meta.dirname, '../../SECURITY.md'), 'utf8')
    expect(policy).toContain('security.txt')
    expect(policy).toContain('Report a vulnerability')
  })
})
