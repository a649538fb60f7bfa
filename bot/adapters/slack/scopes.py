"""What the app may do, and what each permission is for: the manifest says the same (tested)."""

SCOPES: dict[str, str] = {
    "app_mentions:read": "hear mentions",
    "assistant:write": "show what is being done, and suggest prompts",
    "channels:history": "read the thread a mention stands in; questions in threads it began",
    "channels:read": "know that a channel is public",
    "chat:write": "answer",
    "commands": "/brief and “Brief this”",
    "files:read": "read files that are sent to it",
    "files:write": "send the claims as CSV",
    "groups:history": "the same in private channels it was invited to",
    "groups:read": "know that a channel is private",
    "im:history": "hear direct messages",
    "im:write": "answer in a direct message",
    "metadata.message:read": "look whether a reply was posted before posting it again",
    "users:read": "know who is an admin",
}
EVENTS = (
    "app_home_opened",
    "app_mention",
    "app_uninstalled",
    "channel_deleted",
    "group_deleted",
    "group_left",
    "message.channels",
    "message.groups",
    "message.im",
    "tokens_revoked",
)
