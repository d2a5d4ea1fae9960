/**
 * What a browser keeps of uploads under way, so that a reload does not end them.
 */

/** Who leaves for good leaves no bytes behind for whoever uses the browser next. */
export function forgetUploads() {
  try {
    for (const name of Object.keys(localStorage))
      if (/^(coffer-uploads$|tus::|uppyState:)/.test(name)) localStorage.removeItem(name)
    indexedDB.deleteDatabase('uppy-blobs')
  } catch {
    // Nothing was kept then.
  }
}
