/**
 * A shard's tie to the process that spawned it. It is let go when it is to leave, and where that process is no more: then
 * nobody would watch over the shard, and it would answer beside the next one.
 * @param letGo done once, when the shard is to leave
 * @returns cuts the tie from the shard's end, without which the shard's process would stay
 */
export function tieToManager(letGo: () => void): () => void {
  if (process.connected) process.once('disconnect', letGo)
  else letGo()
  // discord.js goes on telling the manager how the connection is, whether or not it is there.
  const unheard = () => {}
  process.on('error', unheard)
  return () => {
    process.off('disconnect', letGo)
    if (process.connected) process.disconnect()
  }
}
