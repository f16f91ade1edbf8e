/** The desktop application, packed by electron-builder with a stub of Electron, opened and started. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractFile } from '@electron/asar'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TRAY_SIZES, TRAY_THEMES } from '../../main/core/tray/icon.ts'
import {
  type AppDirectory,
  archivedFiles,
  archiveProblems,
  buildAppDirectory,
  unpackArchive,
} from '../../scripts/package/app-directory.ts'
import { fuseProblems, wantedFuses } from '../../scripts/package/fuses.ts'
import { preparePackage } from '../../scripts/package/prepare.ts'
import { compressedSize, SIZE_BUDGET } from '../../scripts/package/size.ts'
import { startPacked, vigie } from '../../scripts/package/start-program.ts'

const CONFIGURATION = join(import.meta.dirname, '../../electron-builder.yml')
/** Ends the program, with a name, if it uses more of Electron than a command may. */
const STAND_IN = join(import.meta.dirname, '../helpers/electron-words.ts')
const folder = mkdtempSync(join(tmpdir(), 'vigie-packed-'))
let app: AppDirectory

/** The manifest inside the archive. */
const manifestIn = ({ archive }: AppDirectory): Record<string, unknown> =>
  JSON.parse(extractFile(archive, 'package.json').toString('utf8'))

describe.skipIf(process.platform !== 'linux')(
  'the packed application (Linux only: so is the stand-in)',
  () => {
    beforeAll(() => {
      preparePackage()
      app = buildAppDirectory(join(folder, 'release'))
    }, 300_000)
    afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))

    it('holds what runs and nothing else, with the native module beside the archive', () => {
      expect(archiveProblems(app)).toEqual([])
    })

    it('carries a manifest without scripts and development', () => {
      const manifest = manifestIn(app)
      expect(manifest).toMatchObject({
        name: 'vigie',
        main: 'dist/main/desktop.js',
        desktopName: 'org.vigie.app.desktop',
      })
      expect(Object.keys(manifest)).not.toContain('scripts')
      expect(Object.keys(manifest)).not.toContain('devDependencies')
    })

    it('stays within its size', () => {
      expect(compressedSize(join(app.folder, 'resources'))).toBeLessThan(SIZE_BUDGET)
    })

    it('has its fuses set, and a fuse that is not as wanted is found', async () => {
      const program = join(app.folder, 'vigie')
      expect(await fuseProblems(program, CONFIGURATION)).toEqual([])
      const other = join(folder, 'other.yml')
      writeFileSync(other, readFileSync(CONFIGURATION, 'utf8').replace('runAsNode: false', 'runAsNode: true'))
      expect(await fuseProblems(program, other)).toEqual([`The fuse runAsNode is not on in ${program}`])
    })

    it('starts under plain Node on a new folder: first score, panel, stop', async () => {
      const unpacked = join(folder, 'unpacked')
      unpackArchive(app, unpacked)
      const program = [process.execPath, join(unpacked, 'dist/main/cli.js')] as const
      const started = await startPacked(program, join(folder, 'data'))
      expect(started.score).toMatchObject({ profile: 'sample', coverage: expect.any(Number) })
      expect(started.version).toBe(manifestIn(app).version)
      expect(existsSync(join(folder, 'data/vigie.db'))).toBe(true)
    }, 120_000)

    it('answers a command with its desktop program, without anything of a desktop', async () => {
      const unpacked = join(folder, 'for-words')
      unpackArchive(app, unpacked)
      const desktop = [
        process.execPath,
        '--import',
        STAND_IN,
        join(unpacked, 'dist/main/desktop.js'),
      ] as const
      const data = ['--data', join(folder, 'words'), '--json']
      const run = JSON.parse(await vigie(desktop, ['run', 'alerts', ...data]))
      expect(run).toMatchObject({ job_id: 'alerts', outcome: 'succeeded' })
    }, 120_000)

    it('shows every picture that the tray can ask for', () => {
      const strips = TRAY_THEMES.flatMap((theme) =>
        TRAY_SIZES.map((size) => `assets/tray/${theme}/${size}.png`),
      )
      expect(archivedFiles(app.archive)).toEqual(expect.arrayContaining(strips))
    })
  },
)

it('switches off what lets a stranger run code in the name of Vigie', () => {
  expect(Object.fromEntries(wantedFuses(readFileSync(CONFIGURATION, 'utf8')))).toMatchObject({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
  })
})
