/** What is looked at before bytes become a file: what they are, and whether a virus scanner lets them in. */
import type { Audit } from '../audit/audit.ts'
import { Problem } from '../problem.ts'
import type { BlobStore, StagedBlob } from '../storage/blob-store.ts'
import type { FileTypes } from '../files/file-types.ts'
import { agrees, detect, unclaimed } from './detection.ts'
import { dimensionsOf } from './dimensions.ts'
import type { Scanner } from './scanner.ts'

export interface ExaminationDeps {
  readonly blobs: Pick<BlobStore, 'read'>
  readonly audit: Pick<Audit, 'record'>
  readonly fileTypes: Pick<FileTypes, 'requireFit'>
  /** Undefined: nobody scans. */
  readonly scanner: Scanner | undefined
  /** Whether bytes that are something else than was said are refused, or only told apart. */
  readonly contradiction: 'report' | 'refuse'
}

/** As the columns of a file have it. */
export interface MediaFacts {
  readonly detectedType: string | null
  readonly width: number | null
  readonly height: number | null
}

export type Examination = ReturnType<typeof createExamination>

export function createExamination({ blobs, audit, fileTypes, scanner, contradiction }: ExaminationDeps) {
  return { examine, requireHonest }

  /**
   * Whether bytes that are stored may be called so from now on.
   * @param mediaType lower case
   * @throws Problem file-type-refused, payload-too-large, media-type-contradicted
   */
  function requireHonest(mediaType: string, { detected, size }: { detected: string | undefined; size: number }): void {
    fileTypes.requireFit(mediaType, size)
    const isContradicted = detected !== undefined && !agrees(mediaType, detected)
    // What may not be stored may not be stored under another name either.
    if (detected !== undefined && (isContradicted || mediaType === unclaimed)) fileTypes.requireFit(detected, size)
    if (contradiction === 'refuse' && isContradicted)
      throw new Problem('media-type-contradicted', {
        detail: `It is said to be ${mediaType}; its bytes are ${detected}.`,
      })
  }

  /**
   * @param mediaType as it was declared, lower case
   * @throws Problem file-type-refused, payload-too-large, media-type-contradicted, malware-found, scan-impossible, 503 when the scanner does not answer
   */
  async function examine(blob: StagedBlob, mediaType: string, accountId: string): Promise<MediaFacts> {
    const detected = (await detect(blob.head))?.mediaType
    requireHonest(mediaType, { detected, size: blob.size })
    if (scanner) await letIn(scanner, blob, accountId)
    const { width = null, height = null } = dimensionsOf(detected, blob.head) ?? {}
    return { detectedType: detected ?? null, width, height }
  }

  async function letIn({ scan }: Scanner, { contentId, size, sha256 }: StagedBlob, accountId: string): Promise<void> {
    const { found } = await scan(blobs.read(contentId, 0, size - 1))
    if (found === undefined) return
    await audit.record({
      action: 'file.refused',
      result: 'failure',
      accountId,
      details: { found, sha256: sha256.toString('hex') },
    })
    throw new Problem('malware-found', { detail: `The scanner calls it ${found}.` })
  }
}
