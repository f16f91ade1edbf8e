import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Protocol } from 'electron'
import { expect, it } from 'vitest'
import { claimPanelScheme, servePanel } from '../../../main/adapters/electron/panel-scheme.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

function served() {
  const folder = join(tempFolder(), 'renderer')
  mkdirSync(folder)
  writeFileSync(join(folder, 'index.html'), '<title>Vigie</title>')
  writeFileSync(join(folder, '..', 'secrets.json'), '{"key":"hidden"}')
  let handler: Parameters<Protocol['handle']>[1] = () => new Response()
  const handle: Protocol['handle'] = (_scheme, given) => {
    handler = given
  }
  servePanel({ handle }, folder)
  return async (address: string, method = 'GET') => handler(new Request(address, { method }) as GlobalRequest)
}
type GlobalRequest = Parameters<Parameters<Protocol['handle']>[1]>[0]

it('claims an origin of its own, with the rights of a secure one', () => {
  const claimed: unknown[] = []
  claimPanelScheme({ registerSchemesAsPrivileged: (schemes) => void claimed.push(...schemes) })
  expect(claimed).toEqual([
    { scheme: 'vigie', privileges: { standard: true, secure: true, codeCache: true } },
  ])
})

it('serves the built panel under a strict policy', async () => {
  const ask = served()
  const answer = await ask('vigie://panel/index.html')
  expect(await answer.text()).toContain('Vigie')
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
})

it.each([
  'vigie://panel/../secrets.json',
  'vigie://panel/%2e%2e/secrets.json',
  'vigie://other/index.html',
  'vigie://panel/absent',
])('has nothing at %s', async (address) => {
  const answer = await served()(address)
  expect(answer.status).toBe(404)
  expect(await answer.text()).not.toContain('hidden')
})

it('takes nothing', async () => {
  expect((await served()('vigie://panel/index.html', 'POST')).status).toBe(404)
})
