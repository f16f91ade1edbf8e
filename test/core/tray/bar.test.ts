import { expect, it, test } from 'vitest'
import { barTheme, type Desktop } from '../../../main/core/tray/bar.ts'

const desktop = (changes: Partial<Desktop>): Desktop => ({
  platform: 'linux',
  name: 'KDE',
  dark: false,
  darkSystem: false,
  ...changes,
})

test.each<[string, Partial<Desktop>, string]>([
  ['GNOME with light windows', { name: 'GNOME' }, 'dark'],
  ['Ubuntu with light windows', { name: 'ubuntu:GNOME' }, 'dark'],
  ['Pop!_OS with light windows', { name: 'pop:GNOME' }, 'dark'],
  ['XFCE with light windows', { name: 'XFCE' }, 'dark'],
  ['Cinnamon with light windows', { name: 'X-Cinnamon' }, 'dark'],
  ['sway', { name: 'sway' }, 'dark'],
  ['KDE with a light theme', { name: 'KDE' }, 'light'],
  ['KDE with a dark theme', { name: 'KDE', dark: true }, 'dark'],
  ['a desktop nobody knows', { name: '' }, 'light'],
  ['Windows with a dark taskbar and light windows', { platform: 'win32', darkSystem: true }, 'dark'],
  ['Windows with a light taskbar and dark windows', { platform: 'win32', dark: true }, 'light'],
  ['macOS', { platform: 'darwin', dark: true }, 'template'],
])('the bar of %s is found', (_name, changes, theme) => {
  expect(barTheme('auto', desktop(changes))).toBe(theme)
})

it('the owner has the last word, except on macOS, which colours the icon', () => {
  expect(barTheme('light', desktop({ name: 'GNOME', dark: true }))).toBe('light')
  expect(barTheme('dark', desktop({}))).toBe('dark')
  expect(barTheme('dark', desktop({ platform: 'darwin' }))).toBe('template')
})
