/** Downloads and installs through electron-updater, given a release whose description is already verified. */
import type { AppUpdater, Logger, UpdateInfo } from 'electron-updater'
import { CancellationToken, Provider } from 'electron-updater'
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider.js'
import type { Log } from '../../core/ports/log.ts'
import type { Installer, OfferedRelease, UpdateAbility } from '../../core/updates/ports.ts'

/** What an installation needs: electron-updater, and the two ways to quit. */
export interface InstallerDeps {
  /** `autoUpdater` of electron-updater. */
  readonly updater: AppUpdater
  /** Stops the application, because open files would block the update, then quits only through `by`. */
  readonly leave: (by: () => void) => void
  /** Quits without stopping. */
  readonly quit: () => void
  /** Calls back when an installer has had long enough to end the program. */
  readonly afterPatience: (giveUp: () => void) => void
  readonly log: Log
}

/** electron-updater verifies each file against its SHA-512, and on Windows and macOS also the system's signature. */
export function electronInstaller({ updater, leave, quit, afterPatience, log }: InstallerDeps): Installer {
  updater.autoDownload = false
  updater.autoInstallOnAppQuit = true
  updater.logger = loggerOver(log)
  // Without a listener an error would end the process; the promise reports it.
  updater.on('error', (error) => log.debug('electron-updater failed.', { error }))

  async function download(release: OfferedRelease, onProgress: (fraction: number) => void): Promise<void> {
    updater.setFeedURL({ provider: 'custom', updateProvider: providerOf(release) })
    const cancellation = new CancellationToken()
    const most = Math.max(...release.files.map(({ size }) => size))
    const report = ({ percent, transferred }: { percent: number; transferred: number }) => {
      // The hash is known at the end only: a server that never ends would fill the disk.
      if (transferred > most) cancellation.cancel()
      onProgress(Math.min(1, percent / 100))
    }
    updater.on('download-progress', report)
    try {
      const found = await updater.checkForUpdates()
      if (found?.isUpdateAvailable !== true)
        throw new Error(`version ${release.version} is not for this system`)
      await updater.downloadUpdate(cancellation)
    } finally {
      updater.removeListener('download-progress', report)
    }
  }

  /**
   * macOS quits when it is ready: nothing may end the process earlier, otherwise it is not started again. If
   * the download was refused meanwhile, it never gets ready.
   */
  function replace(): void {
    updater.once('error', () => quit())
    afterPatience(quit)
    updater.quitAndInstall(true, true)
  }

  return { download, install: () => leave(replace) }
}

/** electron-updater also logs errors and undefined where a log expects text. */
function loggerOver(log: Log): Logger {
  const at = (level: 'debug' | 'info' | 'warn' | 'error') => (said?: unknown) =>
    said instanceof Error ? log[level](said.message, { error: said }) : log[level](String(said ?? ''))
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

/** Returns a provider of electron-updater that knows one release and makes no requests. */
function providerOf(release: OfferedRelease) {
  return class OneRelease extends Provider<UpdateInfo> {
    // electron-updater passes its configuration and itself before the options that matter.
    constructor(_configuration: unknown, _updater: unknown, options: ProviderRuntimeOptions) {
      super(options)
    }
    async getLatestVersion(): Promise<UpdateInfo> {
      const [first] = release.files
      return {
        version: release.version,
        files: release.files.map((file) => ({ ...file })),
        path: first?.url ?? '',
        sha512: first?.sha512 ?? '',
        releaseDate: '',
      }
    }
    resolveFiles({ files }: UpdateInfo) {
      return files.map((info) => ({ url: new URL(info.url), info }))
    }
  }
}

/** How this program was installed, which decides whether it can update itself. */
export interface PackageForm {
  readonly isPackaged: boolean
  readonly platform: NodeJS.Platform
  /** Path of the running AppImage; null if there is none. */
  readonly appImage: string | null
}

/** Installers of Windows and macOS and an AppImage replace themselves; deb, rpm and tar.gz are updated otherwise. */
export function updateAbility(
  { isPackaged, platform, appImage }: PackageForm,
  installer: () => Installer,
): UpdateAbility {
  if (!isPackaged) return { kind: 'npm' }
  if (platform !== 'linux' || appImage !== null) return { kind: 'itself', installer: installer() }
  return { kind: 'by_hand' }
}
