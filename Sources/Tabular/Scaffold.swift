enum TabularModule {}
