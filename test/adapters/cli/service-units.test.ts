/** The files with which each system starts Vigie: their commands, whatever the arguments contain. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { serviceUnit } from '../../../main/adapters/cli/service-units.ts'

const headless = {
  self: ['/usr/bin/node', '/opt/vigie/cli.js'],
  dataFolder: '/home/me/My "data" 100% $HOME',
  home: '/home/me',
} as const
const desktop = { ...headless, self: ['/opt/Vigie/vigie'] } as const

describe('systemd', () => {
  it('starts the program with its data, each word quoted', () => {
    const unit = serviceUnit('linux', headless)
    expect(unit?.path).toBe('/home/me/.config/systemd/user/vigie.service')
    expect(unit?.text).toContain(
      'ExecStart="/usr/bin/node" "/opt/vigie/cli.js" "serve" "--data" "/home/me/My \\"data\\" 100%% $$HOME"\n',
    )
  })

  it('takes a $ in the path of the program as it is', () => {
    const unit = serviceUnit('linux', { ...headless, self: ['/opt/$vigie/100%/vigie', '/opt/$vigie/cli.js'] })
    expect(unit?.text).toContain('ExecStart="/opt/$vigie/100%%/vigie" "/opt/$$vigie/cli.js" "serve"')
  })

  it('starts the desktop program where only that is installed', () => {
    expect(serviceUnit('linux', desktop)?.text).toContain('ExecStart="/opt/Vigie/vigie" "serve" "--data"')
  })

  it('is taken and given back', () => {
    const unit = serviceUnit('linux', headless)
    expect(unit?.install.at(-1)).toEqual(['systemctl', '--user', 'enable', '--now', 'vigie.service'])
    expect(unit?.uninstall).toEqual([['systemctl', '--user', 'disable', '--now', 'vigie.service']])
  })
})

it('no unit of systemd forbids the sockets by which Node lists the interfaces of the machine', () => {
  const shipped = readFileSync(join(import.meta.dirname, '../../../deploy/vigie.service'), 'utf8')
  for (const text of [shipped, serviceUnit('linux', headless)?.text ?? '']) {
    const [, families = ''] = /^RestrictAddressFamilies=(.*)$/m.exec(text) ?? []
    expect(families.split(' ')).toContain('AF_NETLINK')
  }
})

describe('launchd', () => {
  it('starts each word as a string of its own', () => {
    const unit = serviceUnit('darwin', headless)
    const strings = [...(unit?.text ?? '').matchAll(/^ {4}<string>(.*)<\/string>$/gm)].map(([, text]) => text)
    expect(strings).toEqual([
      '/usr/bin/node',
      '/opt/vigie/cli.js',
      'serve',
      '--data',
      '/home/me/My &#34;data&#34; 100% $HOME',
    ])
  })
})

describe('the Windows scheduler', () => {
  it('starts the command with its arguments quoted', () => {
    const unit = serviceUnit('win32', {
      self: ['C:\\Program Files\\nodejs\\node.exe', 'C:\\vigie\\cli.js'],
      dataFolder: 'C:\\Users\\me\\AppData\\Roaming\\Vigie',
      home: 'C:\\Users\\me',
    })
    expect(unit?.text).toContain('<Command>C:\\Program Files\\nodejs\\node.exe</Command>')
    expect(unit?.text.replaceAll('&#34;', '"')).toContain(
      '<Arguments>"C:\\vigie\\cli.js" "serve" "--data" "C:\\Users\\me\\AppData\\Roaming\\Vigie"</Arguments>',
    )
  })
})

it('other systems have none', () => expect(serviceUnit('aix', headless)).toBeNull())
