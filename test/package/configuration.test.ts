/** How electron-builder's own code interprets its configuration. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const configuration = load(read('electron-builder.yml')) as Record<string, Record<string, unknown>>

const inside = createRequire(import.meta.url)
const { AppInfo } = inside('app-builder-lib/out/appInfo.js')
const { Arch, Platform } = inside('app-builder-lib')
const { normalizeOptions } = inside('electron-builder/out/builder.js')
const { computeArchToTargetNamesMap } = inside('app-builder-lib/out/targets/targetFactory.js')

/** Returns the formats that these command-line arguments build for Linux, by processor. */
function built(formats: readonly string[]): Record<string, readonly string[]> {
  const { targets } = normalizeOptions({ linux: formats, x64: true })
  const packager = { platformSpecificBuildOptions: configuration.linux }
  const found = computeArchToTargetNamesMap(targets.get(Platform.LINUX), packager, Platform.LINUX)
  return Object.fromEntries([...found].map(([arch, names]) => [Arch[arch], names]))
}

describe('the packages', () => {
  it.each([
    ['mac', 'release/mac/Vigie.app/Contents/MacOS/Vigie'],
    ['win', 'release/win-unpacked/Vigie.exe'],
  ])('on %s hold the program where the release looks for it', (system, program) => {
    const of = { metadata: JSON.parse(read('package.json')), config: configuration }
    const { productFilename } = new AppInfo(of, null, configuration[system])
    expect(productFilename).toBe('Vigie')
    expect(read('.github/workflows/release.yml')).toContain(`program: ${program} }`)
  })

  it('on Linux hold a program in lower case, as commands are', () => {
    expect(configuration.linux?.executableName).toBe('vigie')
  })

  it('are of one processor where CI installs what it built', () => {
    const [, formats = ''] =
      /npm run pack -- --linux (.+) --x64$/m.exec(read('.github/workflows/ci.yml')) ?? []
    expect(built(formats.split(' '))).toEqual({ x64: ['AppImage', 'deb', 'rpm', 'tar.gz'] })
  })

  it.each([
    ['deb', 'libgbm1', 'libasound2 | libasound2t64'],
    ['rpm', '(mesa-libgbm or libgbm1)', '(alsa-lib or libasound2)'],
  ])('of the form %s ask for the libraries that Electron is linked with', (form, ...libraries) => {
    expect(configuration[form]?.depends).toEqual(expect.arrayContaining(libraries))
  })

  it.each(['after-install.tpl', 'after-remove.tpl'])(
    'run electron-builder’s own %s, but link the start script',
    (name) => {
      const theirs = readFileSync(inside.resolve(`app-builder-lib/templates/linux/${name}`), 'utf8')
      const ours = read(`assets/packaging/${name}`)
      expect(ours).toContain('{executable}-start')
      const own = /^# That of electron-builder.*\n|^ *# Earlier packages.*\n.*--remove.*\n/gm
      expect(ours.replace(own, '').replaceAll('{executable}-start', '{executable}')).toBe(theirs)
    },
  )

  it('switch no sandbox off in the entry of the AppImage', () => {
    expect(configuration.appImage?.executableArgs).toEqual([])
  })
})
