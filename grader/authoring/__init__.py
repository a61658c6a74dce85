"""For authors of exercises: is the course consistent, and is every hidden suite proved?"""
