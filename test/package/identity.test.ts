/** What must be the same in separate places. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const read = (path: string): string => readFileSync(join(import.meta.dirname, '../..', path), 'utf8')
const manifest = JSON.parse(read('package.json'))
const APP_ID = 'org.vigie.app'

it.each([
  ['electron-builder.yml', `appId: ${APP_ID}\n`],
  ['main/composition/desktop/open.ts', `'${APP_ID}'`],
  ['assets/packaging/org.vigie.app.metainfo.xml', `<id>${APP_ID}</id>`],
  ['assets/packaging/org.vigie.app.metainfo.xml', `>${APP_ID}.desktop<`],
  ['package.json', `"desktopName": "${APP_ID}.desktop"`],
])('%s says the id of the application', (file, words) => {
  expect(read(file)).toContain(words)
})

it('the version has its changes and its entry for software centres', () => {
  expect(read('CHANGELOG.md')).toContain(`\n## ${manifest.version}\n`)
  expect(read('assets/packaging/org.vigie.app.metainfo.xml')).toContain(`version="${manifest.version}"`)
})

it('only what stays outside the bundle is a dependency', () => {
  expect(Object.keys(manifest.dependencies)).toEqual(['better-sqlite3'])
})

it('the Windows uninstaller asks before it deletes, and neither in an update nor in silence', () => {
  const script = read('assets/packaging/installer.nsh')
  expect(script.indexOf('$' + '{ifNot} $' + '{isUpdated}')).toBeLessThan(script.indexOf('MessageBox'))
  expect(script).toContain('/SD IDYES')
})
