/** The decisions of the release script. */
import { createHash, generateKeyPairSync, verify } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isCompatible } from '../../scripts/package/licences.ts'
import { changesOf, withRelease } from '../../scripts/publish/changes.ts'
import { checksums, descriptionProblems, signDescriptions } from '../../scripts/publish/descriptions.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

describe('the changelog', () => {
  const text = '# Changes\n\n## 0.2.0\n\n- More.\n\n## 0.1.0\n\n- Something.\n'

  it('tells of one version', () => {
    expect(changesOf(text, '0.2.0')).toBe('- More.\n')
    expect(changesOf(text, '0.1.0')).toBe('- Something.\n')
  })

  it('does not tell of another', () => {
    expect(changesOf(text, '0.3.0')).toBeNull()
    expect(changesOf('## 0.3.0\n\n## 0.2.0\n', '0.3.0')).toBeNull()
  })

  it('adds a release for software centres once', () => {
    const once = withRelease('<releases>\n  </releases>', '0.2.0', '2026-12-01')
    expect(once).toContain('<release version="0.2.0" date="2026-12-01"/>')
    expect(withRelease(once, '0.2.0', '2026-12-02')).toBe(once)
  })
})

describe('the descriptions of a version', () => {
  function released(program = 'a program') {
    const folder = tempFolder()
    const sha512 = createHash('sha512').update('a program').digest('base64')
    const description = `version: 0.2.0\nfiles:\n  - url: vigie.AppImage\n    sha512: ${sha512}\n    size: 9\n`
    writeFileSync(join(folder, 'latest-linux.yml'), description)
    writeFileSync(join(folder, 'vigie.AppImage'), program)
    return { folder, description }
  }

  it('agree with the files beside them', () => {
    expect(descriptionProblems(released().folder, '0.2.0')).toEqual([])
  })

  it.each([
    ['a program signed afterwards', 'vigie.AppImage has another size than latest-linux.yml says'],
    ['A PROGRAM', 'vigie.AppImage has another hash than latest-linux.yml says'],
  ])('do not agree with "%s"', (program, problem) => {
    expect(descriptionProblems(released(program).folder, '0.2.0')).toEqual([problem])
  })

  it('must be of this version, and there', () => {
    expect(descriptionProblems(released().folder, '0.3.0')).toEqual(['latest-linux.yml describes 0.2.0'])
    expect(descriptionProblems(tempFolder(), '0.3.0')).toHaveLength(1)
  })

  it('are signed so that the publisher’s public key proves it', () => {
    const { folder, description } = released()
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    signDescriptions(folder, privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'))
    const signature = Buffer.from(readFileSync(join(folder, 'latest-linux.yml.sig'), 'utf8'), 'base64')
    const signed = Buffer.from(`latest-linux.yml\n${description}`)
    expect(verify(null, signed, publicKey, signature)).toBe(true)
  })

  it('are listed with everything else by their checksums', () => {
    const hash = createHash('sha256').update('a program').digest('hex')
    expect(checksums(released().folder)).toContain(`${hash}  vigie.AppImage\n`)
  })
})

describe('a licence', () => {
  it.each(['MIT', 'ISC', '(MIT OR GPL-3.0-only)', 'MIT AND ISC', 'MPL-2.0'])('%s fits', (license) => {
    expect(isCompatible(license)).toBe(true)
  })
  it.each(['GPL-3.0-only', 'MIT AND GPL-2.0-only', 'UNKNOWN', 'UNLICENSED', ''])(
    '"%s" does not',
    (license) => {
      expect(isCompatible(license)).toBe(false)
    },
  )
})
