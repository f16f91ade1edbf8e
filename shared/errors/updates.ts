/** Errors of checking for, downloading and installing a new version. */
import type { ErrorEntry } from './entry.ts'

export const updateErrors = {
  updates_unsupported: {
    status: 409,
    exit: 5,
    en: 'This Vigie cannot update itself. Install the new version by hand.',
    fr: 'Cette version de Vigie ne peut pas se mettre à jour elle-même. Installez la nouvelle version à la main.',
  },
  update_not_ready: {
    status: 409,
    exit: 5,
    en: 'There is no verified update to install. Look for one first, with "vigie updates check".',
    fr: 'Aucune mise à jour vérifiée n’est prête. Cherchez-en une d’abord, avec « vigie updates check ».',
  },
  update_refused: {
    status: 502,
    exit: 7,
    en: 'The update server answered {status} for {file}. Vigie tries again later; the address is in the settings.',
    fr: 'Le serveur des mises à jour a répondu {status} pour {file}. Vigie réessaie plus tard ; l’adresse est dans les réglages.',
  },
  update_unsigned: {
    status: 502,
    exit: 7,
    en: 'The update {file} does not carry the signature of the publisher. Nothing was installed; tell the publisher.',
    fr: 'La mise à jour {file} ne porte pas la signature de l’éditeur. Rien n’a été installé ; prévenez l’éditeur.',
  },
  update_unreadable: {
    status: 502,
    exit: 7,
    en: 'The description of the update, {file}, cannot be read ({detail}). Nothing was installed; Vigie tries again later.',
    fr: 'La description de la mise à jour, {file}, est illisible ({detail}). Rien n’a été installé ; Vigie réessaie plus tard.',
  },
  update_damaged: {
    status: 502,
    exit: 7,
    en: 'The update {version} could not be fetched whole and true ({detail}). Nothing was installed; Vigie tries again later.',
    fr: 'La mise à jour {version} n’est pas arrivée entière et intacte ({detail}). Rien n’a été installé ; Vigie réessaie plus tard.',
  },
} as const satisfies Record<string, ErrorEntry>
